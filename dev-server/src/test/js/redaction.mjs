import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { logged, run } from "./interop.mjs";

const redacted = (text) => `REDACTED:${createHash("sha256").update(text).digest("hex")}`;

await run(async (client, destination) => {
  destination.status = () => 500;
  const sent = await client.publish({
    url: destination.url("/secret"),
    body: "secret body",
    headers: { "X-Secret": "secret header", "X-Open": "open" },
    redact: { body: true, header: ["X-Secret"] },
    retries: 0,
  });
  const delivery = await destination.delivered("/secret");
  assert.equal(delivery.body, "secret body");
  assert.equal(delivery.headers["x-secret"], "secret header");

  await logged(client, sent.messageId, "FAILED");
  const { messages } = await client.dlq.listMessages({ filter: { messageId: sent.messageId } });
  assert.equal(messages[0].body.toLowerCase(), redacted("secret body").toLowerCase());
  assert.equal(messages[0].header["X-Secret"][0].toLowerCase(), redacted("secret header").toLowerCase());
  assert.deepEqual(messages[0].header["X-Open"], ["open"]);
  const { logs } = await client.logs({ filter: { messageId: sent.messageId } });
  assert.ok(!JSON.stringify(logs).includes("secret header"));
  assert.ok(!JSON.stringify(logs).includes(Buffer.from("secret body").toString("base64")));

  const later = await client.publish({
    url: destination.url("/later"),
    body: "visible",
    headers: { "X-Secret": "secret header" },
    redact: { header: true },
    delay: "1h",
  });
  const message = await client.messages.get(later.messageId);
  assert.equal(message.body, "visible");
  assert.ok(message.header["X-Secret"][0].startsWith("REDACTED:"));
});
