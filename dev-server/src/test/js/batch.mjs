import assert from "node:assert/strict";
import { has, run } from "./interop.mjs";

await run(async (client, destination) => {
  const two = await client.batchJSON([
    { url: destination.url("/a?x=1"), body: { a: 1 }, headers: { "X-Mine": "a" } },
    { url: destination.url("/b"), body: "text", method: "PATCH" },
  ]);
  assert.equal(two.length, 2);
  assert.deepEqual(two.map((answer) => answer.url), [destination.url("/a?x=1"), destination.url("/b")]);
  const a = await destination.delivered("/a?x=1");
  has(a, { method: "POST", body: '{"a":1}' });
  has(a.headers, { "content-type": "application/json", "x-mine": "a", "upstash-message-id": two[0].messageId });
  const b = await destination.delivered("/b");
  has(b, { method: "PATCH", body: '"text"' });
  assert.equal(b.headers["upstash-message-id"], two[1].messageId);

  const [raw] = await client.batch([{ url: destination.url("/raw"), body: "raw", headers: { "Content-Type": "a/b" } }]);
  const delivery = await destination.delivered("/raw");
  has(delivery, { body: "raw" });
  has(delivery.headers, { "content-type": "a/b", "upstash-message-id": raw.messageId });

  const mixed = await client.batch([
    { url: destination.url("/refused"), delay: "soon" },
    { url: destination.url("/good"), body: "good" },
  ]);
  assert.match(mixed[0].error, /Upstash-Delay/i);
  assert.equal((await destination.delivered("/good")).headers["upstash-message-id"], mixed[1].messageId);
});
