// Behind a proxy that Node takes from the environment.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const index = new URL('../../dist/index.js', import.meta.url).href;

const PROGRAM = `
const { createBelvoClient } = await import(${JSON.stringify(index)});
const belvo = createBelvoClient({ secretId: 'a', secretPassword: 'b', baseUrl: 'https://api.example.com', retries: { baseDelay: 1 } });
const error = await belvo.links.update('x', { password: 'not-a-real-password' }).catch((thrown) => thrown);
console.log(JSON.stringify({ name: error.name, attempts: error.attempts, maybeSent: error.maybeSent, message: error.message }));
`;

test.each([
  [407, 1],
  [502, 6],
])('a tunnel that the proxy refuses with %d is unsent, after %d attempts', async (status, attempts) => {
  const proxy = createServer();
  proxy.on('connect', (_request, socket) => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const env = {
    PATH: process.env.PATH,
    NODE_USE_ENV_PROXY: '1',
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    NO_PROXY: '',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM], { env });
  const error = JSON.parse(stdout);
  expect(error).toMatchObject({ name: 'ConnectionError', attempts, maybeSent: false });
  expect(error.message).toContain(String(status));
});
