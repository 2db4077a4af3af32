import assert from "node:assert/strict";
import { logged, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  let failing = true;
  destination.status = () => (failing ? 500 : 200);
  const letter = async (name, options = {}) => {
    const { messageId } = await client.publish({ url: destination.url(`/${name}`), body: name, retries: 0, ...options });
    await logged(client, messageId, "FAILED");
    const { messages } = await client.dlq.listMessages({ filter: { messageId } });
    assert.equal(messages.length, 1);
    return messages[0].dlqId;
  };
  const left = async () => (await client.dlq.listMessages()).messages.map((message) => message.dlqId);

  const [a, b, c, d, e, f] = [
    await letter("a"),
    await letter("b"),
    await letter("c"),
    await letter("d", { label: "drop" }),
    await letter("e", { label: "keep" }),
    await letter("f"),
  ];
  const { messages } = await client.dlq.listMessages({ dlqIds: [a, c] });
  assert.deepEqual(messages.map((message) => message.dlqId), [a, c]);
  assert.deepEqual(await client.dlq.delete(a), { deleted: 1 });
  await refused(client.dlq.delete(a), 404, /dead letter/i);
  assert.equal((await client.dlq.delete([b, c])).deleted, 2);
  assert.equal((await client.dlq.delete({ filter: { label: "drop" } })).deleted, 1);
  assert.deepEqual(await left(), [e, f]);

  failing = false;
  const retried = await client.dlq.retry(e);
  assert.equal(retried.cursor, undefined);
  assert.equal(retried.responses.length, 1);
  assert.match(retried.responses[0].messageId, /^msg_/);
  const [, again] = await destination.deliveriesTo("/e", 2);
  assert.equal(again.headers["upstash-message-id"], retried.responses[0].messageId);
  assert.equal(again.body, "e");
  assert.deepEqual(await left(), [f]);

  const byFilter = await client.dlq.retry({ filter: { url: destination.url("/f") } });
  assert.equal(byFilter.responses.length, 1);
  await destination.deliveriesTo("/f", 2);
  assert.deepEqual(await left(), []);

  failing = true;
  for (const name of ["x", "y", "z"]) await letter(name);
  let deleted = 0;
  let cursor;
  do {
    const page = await client.dlq.delete({ all: true, count: 2, cursor });
    deleted += page.deleted;
    cursor = page.cursor;
  } while (cursor);
  assert.equal(deleted, 3);
  assert.deepEqual(await left(), []);
});
