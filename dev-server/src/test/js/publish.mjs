import assert from "node:assert/strict";
import { Client } from "@upstash/qstash";
import { has, logged, recent, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  const text = await client.publish({
    url: destination.url("/text?a=1&b=x%20y//z"),
    body: "h\u00e9llo",
    method: "PUT",
    headers: { "Content-Type": "text/plain", "X-Mine": "yes" },
  });
  assert.match(text.messageId, /^msg_/);
  assert.deepEqual(text, { messageId: text.messageId, url: destination.url("/text?a=1&b=x%20y//z") });
  const put = await destination.delivered("/text?a=1&b=x%20y//z");
  has(put, { method: "PUT", body: "h\u00e9llo" });
  has(put.headers, {
    "content-type": "text/plain",
    "x-mine": "yes",
    "user-agent": "Upstash-QStash",
    "upstash-message-id": text.messageId,
    "upstash-retried": "0",
  });
  assert.equal(put.headers["upstash-telemetry-sdk"], undefined);

  const json = await client.publishJSON({ url: destination.url("/json"), body: { a: [1, "\u2713"] } });
  const posted = await destination.delivered("/json");
  has(posted, { method: "POST", body: '{"a":[1,"\u2713"]}' });
  has(posted.headers, { "content-type": "application/json", "upstash-message-id": json.messageId });
  await logged(client, json.messageId, "DELIVERED");

  const empty = await client.publish({ url: destination.url("/empty"), method: "GET" });
  has(await destination.delivered("/empty"), { method: "GET", body: "" });
  await logged(client, empty.messageId, "DELIVERED");

  const bytes = new Uint8Array([0, 1, 2, 127]);
  await client.publish({ url: destination.url("/bytes"), body: bytes });
  assert.deepEqual([...(await destination.delivered("/bytes")).bytes], [0, 1, 2, 127]);

  const later = await client.publishJSON({
    url: destination.url("/later"),
    body: 1,
    delay: 3600,
    retries: 2,
    timeout: "30s",
    callback: destination.url("/callback"),
    failureCallback: destination.url("/failure"),
  });
  const message = await client.messages.get(later.messageId);
  has(message, {
    messageId: later.messageId,
    url: destination.url("/later"),
    method: "POST",
    body: "1",
    maxRetries: 2,
    callback: destination.url("/callback"),
    failureCallback: destination.url("/failure"),
    urlGroup: undefined,
  });
  assert.deepEqual(message.header["Content-Type"], ["application/json"]);
  recent(message.createdAt);
  recent(message.notBefore - 3_600_000);

  const notBefore = Math.floor(Date.now() / 1000) + 600;
  const absolute = await client.publish({ url: destination.url("/absolute"), notBefore, delay: "5s" });
  assert.equal((await client.messages.get(absolute.messageId)).notBefore, notBefore * 1000);

  const everywhere = new Client({ retry: false, headers: { "X-Global": "1" }, enableTelemetry: false });
  await everywhere.publishJSON({ url: destination.url("/global"), body: {} });
  assert.equal((await destination.delivered("/global")).headers["x-global"], "1");

  await refused(client.publish({ url: "ftp://example.com/" }), 400, /destination|url|scheme/i);
  await refused(client.publish({ url: destination.url("/"), delay: "soon" }), 400, /Upstash-Delay/i);
  await refused(new Client({ token: "wrong", retry: false }).publish({ url: destination.url("/") }), 401, /token/i);
});
