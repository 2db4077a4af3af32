import assert from "node:assert/strict";
import { Receiver, SignatureError } from "@upstash/qstash";
import { run } from "./interop.mjs";

await run(async (client, destination) => {
  const url = destination.url("/path?query=1&other=%2F");
  await client.publishJSON({ url, body: { text: "\u00e9\u2713" } });
  const { signature, body } = await destination.delivered("/path?query=1&other=%2F");
  const key = process.env.QSTASH_CURRENT_SIGNING_KEY;
  const current = new Receiver({ currentSigningKey: key, nextSigningKey: "sig_another" });
  const next = new Receiver({ currentSigningKey: "sig_another", nextSigningKey: key });
  const neither = new Receiver({ currentSigningKey: "sig_another", nextSigningKey: "sig_yet_another" });

  for (const receiver of [current, next, new Receiver()]) {
    assert.equal(await receiver.verify({ signature, body, url }), true);
    assert.equal(await receiver.verify({ signature, body }), true);
    await assert.rejects(receiver.verify({ signature, body: body + " ", url }), SignatureError);
    await assert.rejects(receiver.verify({ signature, body, url: url + "/" }), SignatureError);
    await assert.rejects(receiver.verify({ signature: signature.slice(0, -4), body, url }), SignatureError);
  }
  await assert.rejects(neither.verify({ signature, body, url }), SignatureError);

  const claims = JSON.parse(Buffer.from(signature.split(".")[1], "base64url"));
  assert.equal(claims.iss, "Upstash");
  assert.equal(claims.exp - claims.nbf, 300);
  assert.match(claims.jti, /^jwt_/);
});
