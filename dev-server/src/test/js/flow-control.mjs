import assert from "node:assert/strict";
import { has, logged, refused, run, until } from "./interop.mjs";

await run(async (client, destination) => {
  const key = "limited";
  const flow = client.flowControl;
  const sent = await client.publishJSON({
    url: destination.url("/first"),
    body: 1,
    flowControl: { key, parallelism: 3, rate: 100, period: "1m" },
  });
  await logged(client, sent.messageId, "DELIVERED");
  has(await flow.get(key), {
    flowControlKey: key,
    waitListSize: 0,
    parallelismMax: 3,
    rateMax: 100,
    rateCount: 1,
    ratePeriod: 60,
    isPaused: false,
    isPinnedParallelism: false,
    isPinnedRate: false,
  });

  await flow.pause(key);
  has(await flow.get(key), { isPaused: true });
  const waiting = await client.publishJSON({
    url: destination.url("/waiting"),
    body: 2,
    flowControl: { key, parallelism: 3, ratePerSecond: 100, period: 60 },
  });
  await until("it waits", async () => (await flow.get(key)).waitListSize === 1);
  has(await client.messages.get(waiting.messageId), {
    flowControlKey: key,
    parallelism: 3,
    rate: 100,
    ratePerSecond: 100,
    period: 60,
  });
  assert.equal(destination.deliveries.length, 1);
  await flow.resume(key);
  await logged(client, waiting.messageId, "DELIVERED");
  has(await flow.get(key), { isPaused: false, waitListSize: 0, rateCount: 2 });

  await flow.resetRate(key);
  has(await flow.get(key), { rateCount: 0 });

  await flow.pin(key, { parallelism: 7, rate: 50, period: 120 });
  const pinned = {
    parallelismMax: 7,
    rateMax: 50,
    ratePeriod: 120,
    isPinnedParallelism: true,
    isPinnedRate: true,
  };
  has(await flow.get(key), pinned);
  const other = await client.publish({ url: destination.url("/other"), flowControl: { key, parallelism: 1, rate: 1 } });
  await logged(client, other.messageId, "DELIVERED");
  has(await flow.get(key), pinned);
  await flow.unpin(key, { parallelism: true, rate: true });
  has(await flow.get(key), { isPinnedParallelism: false, isPinnedRate: false });
  const last = await client.publish({
    url: destination.url("/last"),
    flowControl: { key, parallelism: 2, rate: 20, period: "1m" },
  });
  await logged(client, last.messageId, "DELIVERED");
  has(await flow.get(key), { parallelismMax: 2, rateMax: 20, ratePeriod: 60 });

  const global = await flow.getGlobalParallelism();
  assert.ok(global.parallelismMax > 0);
  await until("nothing is in flight", async () => (await flow.getGlobalParallelism()).parallelismCount === 0);
  await refused(
    client.publish({ url: destination.url("/"), flowControl: { key, rate: "many" } }),
    400,
    /Upstash-Flow-Control-Value/i,
  );
});
