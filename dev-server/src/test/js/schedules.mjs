import assert from "node:assert/strict";
import { has, recent, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  const url = destination.url("/scheduled");
  const { scheduleId } = await client.schedules.create({ destination: url, cron: "0 0 1 1 *", body: '{"n":1}' });
  assert.match(scheduleId, /^scd_/);
  const plain = await client.schedules.get(scheduleId);
  has(plain, { scheduleId, cron: "0 0 1 1 *", destination: url, method: "POST", body: '{"n":1}', isPaused: false, retries: 3 });
  assert.deepEqual(plain.header["Content-Type"], ["application/json"]);
  recent(plain.createdAt);
  const next = new Date(plain.nextScheduleTime);
  assert.equal(next.toISOString(), `${new Date().getUTCFullYear() + 1}-01-01T00:00:00.000Z`);

  const id = "nightly";
  const full = {
    destination: url,
    scheduleId: id,
    cron: "CRON_TZ=Europe/Berlin 30 4 * * *",
    method: "PUT",
    headers: { "Content-Type": "text/plain", "X-Mine": "yes" },
    body: "text",
    delay: "10s",
    retries: 5,
    timeout: 30,
    callback: destination.url("/callback"),
    failureCallback: destination.url("/failure"),
    flowControl: { key: "night", rate: 2, parallelism: 3, period: "1m" },
    label: ["first", "second"],
    retryDelay: "1000 * (1 + retried)",
  };
  assert.deepEqual(await client.schedules.create(full), { scheduleId: id });
  const nightly = await client.schedules.get(id);
  has(nightly, {
    scheduleId: id,
    cron: full.cron,
    destination: url,
    method: "PUT",
    body: "text",
    delay: 10,
    retries: 5,
    callback: full.callback,
    failureCallback: full.failureCallback,
    flowControlKey: "night",
    parallelism: 3,
    rate: 2,
    ratePerSecond: 2,
    period: 60,
    label: "first",
    labels: ["first", "second"],
    retryDelayExpression: full.retryDelay,
    isPaused: false,
  });
  assert.deepEqual(nightly.header["X-Mine"], ["yes"]);
  assert.equal(new Date(nightly.nextScheduleTime).getUTCMinutes(), 30);

  await client.schedules.pause({ schedule: id });
  assert.equal((await client.schedules.get(id)).isPaused, true);
  await client.schedules.resume({ schedule: id });
  assert.equal((await client.schedules.get(id)).isPaused, false);

  await client.schedules.create({ destination: url, scheduleId: id, cron: "5 5 5 5 *", queueName: "night-queue" });
  const overwritten = await client.schedules.get(id);
  has(overwritten, { cron: "5 5 5 5 *", method: "POST", body: undefined, label: undefined, queueName: "night-queue" });
  const list = await client.schedules.list();
  assert.deepEqual(list.map((each) => each.scheduleId).sort(), [id, scheduleId].sort());

  await client.schedules.delete(id);
  await refused(client.schedules.get(id), 404, /schedule|found/i);
  assert.deepEqual((await client.schedules.list()).map((each) => each.scheduleId), [scheduleId]);
  await refused(client.schedules.create({ destination: url, cron: "every day" }), 400, /cron/i);
});
