import assert from "node:assert/strict";
import { logged, run } from "./interop.mjs";

await run(async (client, destination) => {
  await client.urlGroups.addEndpoints({
    name: "batch-group",
    endpoints: [{ url: destination.url("/g1") }, { url: destination.url("/g2") }],
  });
  const [toUrl, toGroup, toQueue] = await client.batchJSON([
    { url: destination.url("/u"), body: 1 },
    { urlGroup: "batch-group", body: 2 },
    { url: destination.url("/q"), queueName: "batch-queue", body: 3 },
  ]);

  assert.equal((await destination.delivered("/u")).headers["upstash-message-id"], toUrl.messageId);
  assert.deepEqual(toGroup.map((answer) => answer.url).sort(), [destination.url("/g1"), destination.url("/g2")]);
  for (const target of ["/g1", "/g2"]) {
    const delivery = await destination.delivered(target);
    const answer = toGroup.find((each) => each.url === destination.url(target));
    assert.equal(delivery.body, "2");
    assert.equal(delivery.headers["upstash-message-id"], answer.messageId);
    assert.equal(delivery.headers["upstash-topic-name"], "batch-group");
  }
  assert.equal((await destination.delivered("/q")).headers["upstash-message-id"], toQueue.messageId);
  assert.equal((await logged(client, toQueue.messageId, "DELIVERED")).queueName, "batch-queue");
  assert.equal((await client.queue({ queueName: "batch-queue" }).get()).name, "batch-queue");
});
