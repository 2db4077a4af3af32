import assert from "node:assert/strict";
import { has, logged, recent, refused, run, until } from "./interop.mjs";

await run(async (client, destination) => {
  const queue = client.queue({ queueName: "orders" });
  await queue.upsert({ parallelism: 2 });
  const created = await queue.get();
  has(created, { name: "orders", parallelism: 2, paused: false, lag: 0 });
  recent(created.createdAt);
  recent(created.updatedAt);
  assert.deepEqual(await queue.list(), [created]);

  await queue.upsert({ parallelism: 1, paused: true });
  has(await queue.get(), { name: "orders", parallelism: 1, paused: true, createdAt: created.createdAt });
  const ids = [];
  for (let n = 0; n < 3; n++) {
    const { messageId, url } = await queue.enqueueJSON({ url: destination.url(`/${n}`), body: { n } });
    assert.equal(url, destination.url(`/${n}`));
    ids.push(messageId);
  }
  has(await queue.get(), { lag: 3 });
  has(await client.messages.get(ids[0]), { queueName: "orders", body: '{"n":0}' });
  assert.deepEqual(destination.deliveries, []);

  await queue.resume();
  for (const messageId of ids) {
    assert.equal((await logged(client, messageId, "DELIVERED")).queueName, "orders");
  }
  assert.deepEqual(destination.deliveries.map((delivery) => delivery.headers["upstash-message-id"]), ids);
  await until("the queue is empty", async () => (await queue.get()).lag === 0);

  await queue.pause();
  has(await queue.get(), { paused: true });
  const text = await queue.enqueue({ url: destination.url("/text"), body: "text", method: "PUT" });
  await queue.resume();
  const delivery = await destination.delivered("/text");
  has(delivery, { body: "text", method: "PUT" });
  assert.equal(delivery.headers["upstash-message-id"], text.messageId);
  await logged(client, text.messageId, "DELIVERED");

  const implicit = client.queue({ queueName: "implicit" });
  await implicit.enqueueJSON({ url: destination.url("/implicit"), body: 1 });
  has(await implicit.get(), { name: "implicit", parallelism: 1, paused: false });
  assert.deepEqual((await queue.list()).map((each) => each.name).sort(), ["implicit", "orders"]);

  await queue.delete();
  await refused(queue.get(), 404, /queue|found/i);
  assert.deepEqual((await implicit.list()).map((each) => each.name), ["implicit"]);
});
