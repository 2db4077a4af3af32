import assert from "node:assert/strict";
import { logged, run } from "./interop.mjs";

await run(async (client, destination) => {
  const byId = () => client.publishJSON({ url: destination.url("/id"), body: {}, deduplicationId: "d" });
  const first = await byId();
  assert.equal(first.deduplicated, undefined);
  const second = await byId();
  assert.deepEqual(second, { messageId: first.messageId, url: destination.url("/id"), deduplicated: true });

  const byContent = (body) =>
    client.publishJSON({ url: destination.url("/content"), body, contentBasedDeduplication: true });
  const one = await byContent({ n: 1 });
  const again = await byContent({ n: 1 });
  const two = await byContent({ n: 2 });
  assert.equal(again.deduplicated, true);
  assert.equal(again.messageId, one.messageId);
  assert.equal(two.deduplicated, undefined);

  const [inBatch] = await client.batchJSON([{ url: destination.url("/id"), body: {}, deduplicationId: "d" }]);
  assert.equal(inBatch.deduplicated, true);

  await logged(client, first.messageId, "DELIVERED");
  await logged(client, one.messageId, "DELIVERED");
  await logged(client, two.messageId, "DELIVERED");
  assert.equal(destination.deliveries.length, 3);
});
