import assert from "node:assert/strict";
import { logged, run } from "./interop.mjs";

await run(async (client, destination) => {
  await client.urlGroups.addEndpoints({ name: "filtered", endpoints: [{ name: "one", url: destination.url("/group") }] });
  const [grouped] = await client.publishJSON({ urlGroup: "filtered", body: 0 });
  const queued = await client.queue({ queueName: "filtered-queue" }).enqueueJSON({ url: destination.url("/q"), body: 0 });
  const labelled = await client.publish({ url: destination.url("/l"), label: ["red", "blue"] });
  const limited = await client.publish({ url: destination.url("/f"), flowControl: { key: "filtered-key", rate: 9 } });
  for (const { messageId } of [grouped, queued, labelled, limited]) {
    await logged(client, messageId, "DELIVERED");
  }

  const find = async (filter) =>
    (await client.logs({ filter: { ...filter, state: "DELIVERED" } })).logs.map((log) => log.messageId).sort();
  const all = [grouped, queued, labelled, limited].map((each) => each.messageId).sort();
  assert.deepEqual(await find({ urlGroup: "filtered" }), [grouped.messageId]);
  assert.deepEqual(await find({ topicName: "filtered" }), [grouped.messageId]);
  assert.deepEqual(await find({ queueName: ["filtered-queue", "other"] }), [queued.messageId]);
  assert.deepEqual(await find({ label: "blue" }), [labelled.messageId]);
  assert.deepEqual(await find({ label: ["red", "green"] }), [labelled.messageId]);
  assert.deepEqual(await find({ flowControlKey: "filtered-key" }), [limited.messageId]);
  assert.deepEqual(await find({ callerIp: "127.0.0.1" }), all);
  assert.deepEqual(await find({ host: new URL(destination.url("/")).host }), all);
  assert.deepEqual(await find({ path: ["/q", "/l"] }), [queued.messageId, labelled.messageId].sort());
  assert.deepEqual(await find({ path: "/q", label: "blue" }), []);
  assert.deepEqual(await find({ scheduleId: "none" }), []);

  const { logs } = await client.logs({ filter: { urlGroup: "filtered" } });
  assert.ok(logs.every((log) => log.urlGroup === "filtered" && log.topicName === "filtered" && log.endpointName === "one"));
});
