import assert from "node:assert/strict";
import { has, recent, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  const [one, two, three] = ["/1", "/2", "/3"].map((target) => destination.url(target));
  const groups = client.urlGroups;
  await groups.addEndpoints({ name: "group", endpoints: [{ name: "first", url: one }, { url: two }] });
  await groups.addEndpoints({ name: "group", endpoints: [{ name: "third", url: three }] });
  const group = await groups.get("group");
  assert.equal(group.name, "group");
  assert.deepEqual(group.endpoints.map((endpoint) => endpoint.url).sort(), [one, two, three]);
  assert.equal(group.endpoints.find((endpoint) => endpoint.url === one).name, "first");
  recent(group.createdAt);
  recent(group.updatedAt);
  assert.deepEqual(await groups.list(), [group]);

  const sent = await client.publishJSON({ urlGroup: "group", body: { n: 1 } });
  assert.deepEqual(sent.map((each) => each.url).sort(), [one, two, three]);
  for (const { messageId, url } of sent) {
    const delivery = await destination.delivered(new URL(url).pathname);
    has(delivery, { body: '{"n":1}' });
    has(delivery.headers, { "upstash-message-id": messageId, "upstash-topic-name": "group" });
  }
  const later = await client.publish({ urlGroup: "group", body: "later", delay: "1h" });
  has(await client.messages.get(later[0].messageId), { urlGroup: "group", topicName: "group", url: later[0].url });

  const duplicate = { urlGroup: "group", body: 1, deduplicationId: "once" };
  const once = await client.publishJSON({ ...duplicate });
  const again = await client.publishJSON({ ...duplicate });
  assert.ok(again.every((each) => each.deduplicated === true));
  assert.deepEqual(again.map((each) => each.messageId).sort(), once.map((each) => each.messageId).sort());

  await groups.removeEndpoints({ name: "group", endpoints: [{ name: "first" }, { url: two }] });
  assert.deepEqual((await groups.get("group")).endpoints.map((endpoint) => endpoint.url), [three]);
  await groups.removeEndpoints({ name: "group", endpoints: [{ url: three }] });
  await refused(groups.get("group"), 404, /group|topic|found/i);

  await groups.addEndpoints({ name: "other", endpoints: [{ url: one }] });
  await groups.delete("other");
  await groups.delete("other");
  assert.deepEqual(await groups.list(), []);
  await refused(client.publish({ urlGroup: "other", body: "nobody" }), 400, /group|topic|destination|found/i);
});
