import assert from "node:assert/strict";
import { has, logged, run } from "./interop.mjs";

await run(async (client, destination) => {
  const later = await client.publishJSON({ url: destination.url("/later"), body: 1, delay: "1h", label: ["red", "blue"] });
  has(await client.messages.get(later.messageId), { label: "red", labels: ["red", "blue"] });
  has(await logged(client, later.messageId, "CREATED"), { label: "red", labels: ["red", "blue"] });

  destination.status = () => 500;
  const failing = await client.publish({ url: destination.url("/failing"), retries: 0, label: "green" });
  await logged(client, failing.messageId, "FAILED");
  const { messages } = await client.dlq.listMessages({ filter: { label: ["green", "none"] } });
  assert.equal(messages.length, 1);
  has(messages[0], { messageId: failing.messageId, label: "green", labels: ["green"] });

  const [inBatch] = await client.batchJSON([{ url: destination.url("/batch"), body: 1, delay: "1h", label: "batched" }]);
  has(await client.messages.get(inBatch.messageId), { label: "batched", labels: ["batched"] });

  const found = async (label) =>
    new Set((await client.logs({ filter: { label } })).logs.map((log) => log.messageId));
  assert.deepEqual(await found("blue"), new Set([later.messageId]));
  assert.deepEqual(await found(["green", "batched"]), new Set([failing.messageId, inBatch.messageId]));
});
