import assert from "node:assert/strict";
import { has, logged, run } from "./interop.mjs";

const decoded = (base64) => Buffer.from(base64, "base64").toString("utf8");

await run(async (client, destination) => {
  destination.status = (delivery) => (delivery.target === "/bad" ? 418 : 200);
  const good = await client.publishJSON({
    url: destination.url("/good"),
    body: { n: 1 },
    callback: destination.url("/callback"),
    failureCallback: destination.url("/unused"),
    headers: { "Upstash-Callback-Forward-X-Mine": "yes", "Upstash-Callback-Method": "PUT" },
  });
  const called = await destination.delivered("/callback");
  has(called, { method: "PUT" });
  has(called.headers, { "x-mine": "yes", "content-type": "application/json" });
  const report = JSON.parse(called.body);
  has(report, {
    status: 200,
    retried: 0,
    maxRetries: 3,
    sourceMessageId: good.messageId,
    url: destination.url("/good"),
    method: "POST",
  });
  assert.equal(decoded(report.body), "answer to /good");
  assert.equal(decoded(report.sourceBody), '{"n":1}');

  const bad = await client.publishJSON({
    url: destination.url("/bad"),
    body: { n: 2 },
    retries: 0,
    failureCallback: destination.url("/failure"),
  });
  const failure = JSON.parse((await destination.delivered("/failure")).body);
  has(failure, { status: 418, retried: 0, maxRetries: 0, sourceMessageId: bad.messageId, url: destination.url("/bad") });
  assert.equal(decoded(failure.body), "answer to /bad");
  await logged(client, bad.messageId, "FAILED");
  const { messages } = await client.dlq.listMessages({ filter: { messageId: bad.messageId } });
  assert.deepEqual(messages.map((message) => message.dlqId), [failure.dlqId]);
  assert.equal(destination.deliveries.filter((delivery) => delivery.target === "/unused").length, 0);
});
