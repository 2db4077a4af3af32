import assert from "node:assert/strict";
import { has, logged, recent, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  const ids = [];
  for (let n = 0; n < 3; n++) {
    const { messageId } = await client.publish({ url: destination.url(`/${n}`), body: `body ${n}` });
    await logged(client, messageId, "DELIVERED");
    ids.push(messageId);
  }

  const { logs, events, cursor } = await client.logs();
  assert.equal(logs, events);
  assert.equal(cursor, undefined);
  assert.deepEqual(
    logs.filter((log) => log.messageId === ids[0]).map((log) => log.state),
    ["DELIVERED", "ACTIVE", "CREATED"],
  );
  for (const log of logs) {
    const n = ids.indexOf(log.messageId);
    recent(log.time);
    has(log, { url: destination.url(`/${n}`), body: Buffer.from(`body ${n}`).toString("base64"), urlGroup: undefined });
  }

  const paged = [];
  let next;
  do {
    const page = await client.logs({ count: 2, cursor: next });
    assert.ok(page.logs.length <= 2);
    paged.push(...page.logs);
    next = page.cursor;
  } while (next);
  assert.deepEqual(paged, logs);

  const filtered = async (filter) => (await client.logs({ filter })).logs.map((log) => log.messageId);
  assert.deepEqual(await filtered({ messageId: ids[1], state: "CREATED" }), [ids[1]]);
  assert.deepEqual(await filtered({ state: "DELIVERED", url: destination.url("/2") }), [ids[2]]);
  assert.deepEqual(
    await filtered({ state: "DELIVERED", url: [destination.url("/0"), destination.url("/2")] }),
    [ids[2], ids[0]],
  );
  assert.deepEqual(await filtered({ fromDate: new Date(Date.now() + 60_000) }), []);
  assert.deepEqual(await filtered({ toDate: Date.now() - 600_000 }), []);
  const byIds = (await client.logs({ messageIds: [ids[0], ids[2]] })).logs;
  assert.deepEqual(new Set(byIds.map((log) => log.messageId)), new Set([ids[0], ids[2]]));

  destination.status = () => 500;
  const failing = await client.publish({ url: destination.url("/failing"), retries: 0 });
  await logged(client, failing.messageId, "FAILED");
  const error = await logged(client, failing.messageId, "ERROR");
  has(error, { responseStatus: 500, responseBody: Buffer.from("answer to /failing").toString("base64") });

  await refused(client.logs({ filter: { state: "NONSENSE" } }), 400, /state/);
  await refused(client.logs({ cursor: "nonsense" }), 400, /cursor/);
});
