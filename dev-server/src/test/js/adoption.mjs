// Run with QSTASH_DEV and QSTASH_DEV_PORT: the client must find the server that runs there, and call nobody else.
import assert from "node:assert/strict";
import { subscribe } from "node:diagnostics_channel";
import { Client } from "@upstash/qstash";
import { Destination, has, logged } from "./interop.mjs";

const server = `http://127.0.0.1:${process.env.QSTASH_DEV_PORT}`;
const requests = [];
subscribe("http.client.request.start", ({ request }) =>
  requests.push(`${request.method} ${request.protocol}//${request.getHeader("host")}${request.path}`),
);
subscribe("undici:request:create", ({ request }) => requests.push(`${request.method} ${request.origin}${request.path}`));

const destination = await Destination.start();
const client = new Client();
const sent = await client.publishJSON({ url: destination.url("/adopted"), body: { dev: true } });
const delivery = await destination.delivered("/adopted");
has(delivery, { body: '{"dev":true}' });
assert.equal(delivery.headers["upstash-message-id"], sent.messageId);
await logged(client, sent.messageId, "DELIVERED");
await destination.close();

assert.equal(requests[0], `GET ${server}/v2/keys`);
assert.equal(requests[1], `POST ${server}/v2/publish/${sent.url}`);
assert.deepEqual(requests.filter((request) => !request.split(" ")[1].startsWith(`${server}/v2/`)), []);
console.log("passed");
