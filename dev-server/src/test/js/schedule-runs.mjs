// The server's clock runs so fast here that a minute takes 60 milliseconds.
import assert from "node:assert/strict";
import { has, run, until } from "./interop.mjs";

await run(async (client, destination) => {
  await client.schedules.create({
    destination: destination.url("/tick"),
    scheduleId: "ticker",
    cron: "* * * * *",
    body: "tick",
    headers: { "Content-Type": "text/plain", "X-Mine": "yes" },
  });
  const ticks = await destination.deliveriesTo("/tick", 2);
  for (const tick of ticks) {
    has(tick, { body: "tick", method: "POST" });
    has(tick.headers, { "content-type": "text/plain", "x-mine": "yes", "upstash-schedule-id": "ticker" });
  }
  assert.notEqual(ticks[0].headers["upstash-message-id"], ticks[1].headers["upstash-message-id"]);
  await until("a run succeeded", async () => {
    const { lastScheduleStates } = await client.schedules.get("ticker");
    return Object.values(lastScheduleStates ?? {}).includes("SUCCESS");
  });
  const schedule = await client.schedules.get("ticker");
  assert.ok(schedule.lastScheduleTime < schedule.nextScheduleTime);
  assert.equal(schedule.nextScheduleTime % 60_000, 0);
  const { logs } = await client.logs({ filter: { scheduleId: "ticker", state: "DELIVERED" } });
  assert.ok(logs.length > 0 && logs.every((log) => log.scheduleId === "ticker"));
  await client.schedules.delete("ticker");
});
