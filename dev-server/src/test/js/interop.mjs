// What the scripts share: the client, a destination that verifies each delivery, and how to wait.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { Client, QstashError, Receiver } from "@upstash/qstash";

/** How long to wait for what must happen; only a failing script ever takes so long. */
const SOON = 15_000;

/** Runs the script with a client and a destination, then checks that every delivery was signed as it must be. */
export async function run(script) {
  const destination = await Destination.start();
  // Without retries, so that a broken connection is seen.
  await script(new Client({ retry: false }), destination);
  await destination.close();
  console.log("passed");
}

export class Destination {
  deliveries = [];
  status = () => 200;
  headers = {};
  #server = http.createServer((request, response) => this.#receive(request, response));
  #waiting = [];
  #unverified = [];
  #receiver = new Receiver();

  static async start() {
    const destination = new Destination();
    destination.#server.listen(0, "127.0.0.1");
    await once(destination.#server, "listening");
    return destination;
  }

  url(target) {
    return `http://127.0.0.1:${this.#server.address().port}${target}`;
  }

  /** The deliveries to a path and query, once there are that many. */
  async deliveriesTo(target, count = 1) {
    const found = () => this.deliveries.filter((delivery) => delivery.target === target);
    const deadline = AbortSignal.timeout(SOON);
    while (found().length < count) {
      await new Promise((resolve, reject) => {
        this.#waiting.push(resolve);
        deadline.onabort = () => reject(new Error(`${found().length} of ${count} deliveries came to ${target}`));
      });
    }
    return found();
  }

  async delivered(target) {
    return (await this.deliveriesTo(target))[0];
  }

  async close() {
    this.#server.close();
    this.#server.closeAllConnections();
    assert.deepEqual(this.#unverified, []);
  }

  async #receive(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const delivery = {
      method: request.method,
      target: request.url,
      headers: request.headers,
      bytes,
      body: bytes.toString("utf8"),
      signature: request.headers["upstash-signature"],
    };
    await this.#receiver
      .verify({ signature: delivery.signature, body: delivery.body, url: this.url(request.url) })
      .catch((error) => this.#unverified.push(`${request.url}: ${error}`));
    this.deliveries.push(delivery);
    response.writeHead(this.status(delivery), this.headers).end(`answer to ${request.url}`);
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }
}

/** What the function answers once that is true; the client has no way to wait for a state, so this asks again. */
export async function until(what, question) {
  const deadline = Date.now() + SOON;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    assert.ok(Date.now() < deadline, `it never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The entry of the log that says that a message is in a state. */
export function logged(client, messageId, state) {
  return until(`${messageId} is ${state}`, async () => {
    const { logs } = await client.logs({ filter: { messageId, state } });
    return logs[0];
  });
}

/** The call must be refused with the status and an error in JSON that has the words. */
export function refused(call, status, words) {
  return assert.rejects(call, (error) => {
    assert.ok(error instanceof QstashError, String(error));
    assert.equal(error.status, status, error.message);
    assert.match(JSON.parse(error.message).error, words);
    return true;
  });
}

/** The object must have these fields with these values, whatever else it has. */
export function has(object, fields) {
  const shown = Object.fromEntries(Object.keys(fields).map((name) => [name, object[name]]));
  assert.deepEqual(shown, fields);
}

/** The time in milliseconds must be within the last minute. */
export function recent(time) {
  assert.ok(Math.abs(Date.now() - time) < 60_000, `not a time of now: ${time}`);
}
