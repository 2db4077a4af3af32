import assert from "node:assert/strict";
import { has, logged, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  const later = (target, options = {}) =>
    client.publish({ url: destination.url(target), body: "later", delay: "1h", ...options });

  const one = await later("/one");
  has(await client.messages.get(one.messageId), { messageId: one.messageId, url: destination.url("/one"), body: "later" });
  assert.deepEqual(await client.messages.cancel(one.messageId), { cancelled: 1 });
  await logged(client, one.messageId, "CANCELED");
  await refused(client.messages.get(one.messageId), 404, /message|found/i);
  await refused(client.messages.cancel(one.messageId), 404, /message|found/i);
  await refused(client.messages.get("msg_unknown"), 404, /message|found/i);

  const old = await later("/old");
  await client.messages.delete(old.messageId);
  await logged(client, old.messageId, "CANCELED");

  const [a, b] = [await later("/a"), await later("/b")];
  assert.deepEqual(await client.messages.cancel([a.messageId, b.messageId, "msg_unknown"]), { cancelled: 2 });

  const kept = await later("/kept");
  await later("/labelled", { label: "bulk" });
  await later("/labelled", { label: ["bulk", "other"] });
  await later("/controlled", { flowControl: { key: "bulk-key", parallelism: 1 } });
  const cancelled = async (filter) => (await client.messages.cancel({ filter })).cancelled;
  assert.equal(await cancelled({ label: "bulk" }), 2);
  assert.equal(await cancelled({ flowControlKey: "bulk-key" }), 1);
  assert.equal(await cancelled({ url: [destination.url("/x"), destination.url("/y")] }), 0);
  await later("/path");
  assert.equal(await cancelled({ path: "/path", host: new URL(destination.url("/")).host }), 1);
  has(await client.messages.get(kept.messageId), { messageId: kept.messageId });

  await later("/more");
  assert.deepEqual(await client.messages.cancel({ all: true }), { cancelled: 2 });
  await refused(client.messages.get(kept.messageId), 404, /message|found/i);
  assert.deepEqual(destination.deliveries, []);
});
