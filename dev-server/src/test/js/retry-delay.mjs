// The server's clock runs so fast here that ten seconds take 10 milliseconds.
import assert from "node:assert/strict";
import { has, logged, refused, run } from "./interop.mjs";

await run(async (client, destination) => {
  destination.status = (delivery) => (Number(delivery.headers["upstash-retried"]) < 2 ? 500 : 200);
  const retryDelay = "10000 * pow(2, retried)";
  const sent = await client.publish({ url: destination.url("/retried"), body: "again", retries: 2, retryDelay });
  const attempts = await destination.deliveriesTo("/retried", 3);
  assert.deepEqual(attempts.map((attempt) => attempt.headers["upstash-retried"]), ["0", "1", "2"]);
  assert.ok(attempts.every((attempt) => attempt.headers["upstash-message-id"] === sent.messageId));
  await logged(client, sent.messageId, "DELIVERED");
  const { logs } = await client.logs({ filter: { messageId: sent.messageId } });
  const retries = logs.filter((log) => log.nextDeliveryTime && log.state === "RETRY").reverse();
  const delays = retries.map((log) => Math.round((log.nextDeliveryTime - log.time) / 1000));
  assert.deepEqual(delays, [10, 20]);

  const later = await client.publish({ url: destination.url("/later"), delay: "7d", retryDelay });
  has(await client.messages.get(later.messageId), { retryDelayExpression: retryDelay });
  await refused(client.publish({ url: destination.url("/"), retryDelay: "1 +" }), 400, /Upstash-Retry-Delay/i);
});
