import assert from "node:assert/strict";
import { has, logged, recent, run } from "./interop.mjs";

await run(async (client, destination) => {
  destination.status = (delivery) => Number(delivery.target.slice(1));
  destination.headers = { "X-Answer": "no" };
  const failed = {};
  for (const status of [500, 404, 503]) {
    const { messageId } = await client.publishJSON({ url: destination.url(`/${status}`), body: { status }, retries: 0 });
    await logged(client, messageId, "FAILED");
    failed[status] = messageId;
  }

  const { messages, cursor } = await client.dlq.listMessages();
  assert.equal(cursor, undefined);
  assert.deepEqual(messages.map((message) => message.messageId), [failed[500], failed[404], failed[503]]);
  const letter = messages[1];
  has(letter, {
    messageId: failed[404],
    url: destination.url("/404"),
    method: "POST",
    body: '{"status":404}',
    maxRetries: 0,
    responseStatus: 404,
    responseBody: "answer to /404",
    urlGroup: undefined,
  });
  assert.equal(typeof letter.dlqId, "string");
  assert.deepEqual(letter.header["Content-Type"], ["application/json"]);
  assert.deepEqual(letter.responseHeader["X-Answer"], ["no"]);
  recent(letter.createdAt);

  const paged = [];
  let next;
  do {
    const page = await client.dlq.listMessages({ count: 2, cursor: next });
    assert.ok(page.messages.length <= 2);
    paged.push(...page.messages);
    next = page.cursor;
  } while (next);
  assert.deepEqual(paged, messages);

  const find = async (filter) => (await client.dlq.listMessages({ filter })).messages.map((each) => each.responseStatus);
  assert.deepEqual(await find({ responseStatus: 404 }), [404]);
  assert.deepEqual(await find({ responseStatus: [404, 503] }), [404, 503]);
  assert.deepEqual(await find({ url: destination.url("/500") }), [500]);
  assert.deepEqual(await find({ messageId: failed[503] }), [503]);
  assert.deepEqual(await find({ url: destination.url("/500"), responseStatus: 404 }), []);
  assert.deepEqual(await find({ fromDate: Date.now() + 60_000 }), []);
});
