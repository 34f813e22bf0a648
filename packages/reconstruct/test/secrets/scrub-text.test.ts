import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect } from 'vitest';
import { findSecrets, withoutSecrets } from '../../src/secrets/scrub-text.ts';

const scrubbed = (text: string, prose = false): string => withoutSecrets(text, findSecrets(text, prose));

describe('values beside a telling name', () => {
  testRows(
    'hold',
    [
      ['{"password": "Hunter2", "page": 1}', '{"password": "redacted", "page": 1}'],
      ['{"secret": "mysecret", "password": "enterprise"}', '{"secret": "redacted", "password": "redacted"}'],
      ['{"pin": 4711, "tokens": 12, "max_tokens": 100}', '{"pin": 0, "tokens": 12, "max_tokens": 100}'],
      ["{'clientSecret': 'abc\\'def', b: 2}", "{'clientSecret': 'redacted', b: 2}"],
      ['{"a": "{\\"token\\": \\"abc\\"}"}', '{"a": "{\\"token\\": \\"redacted\\"}"}'],
      ['[{"key": "password", "value": "abc"}]', '[{"key": "password", "value": "redacted"}]'],
      ['{"api_keys": ["abc", "def"], "a": ["b"]}', '{"api_keys": ["redacted", "redacted"], "a": ["b"]}'],
      ['{"auth": {"user": "ana", "pass": "abc"}}', '{"auth": {"user": "ana", "pass": "redacted"}}'],
      [
        '<wsse:Password Type="Text">abc</wsse:Password><b>c</b>',
        '<wsse:Password Type="Text">redacted</wsse:Password><b>c</b>',
      ],
      ['<ApiToken id="1" value="abc"/><Page value="2"/>', '<ApiToken id="1" value="redacted"/><Page value="2"/>'],
      [
        '<add key="Password" value="abc"/><add key="page" value="2"/>',
        '<add key="Password" value="redacted"/><add key="page" value="2"/>',
      ],
      [
        '{"пароль": "abc", "contraseña": "def", "密码": "ghi"}',
        '{"пароль": "redacted", "contraseña": "redacted", "密码": "redacted"}',
      ],
      ['grant_type=password&client_secret=abc&x=1', 'grant_type=password&client_secret=redacted&x=1'],
      ['mysql --password=abc --host x', 'mysql --password=redacted --host x'],
      ["curl -u ana:abc -H 'X-Api-Key: def' https://x", "curl -u redacted -H 'X-Api-Key: redacted' https://x"],
      [
        'Content-Disposition: form-data; name="password"\r\n\r\nabc\r\n--',
        'Content-Disposition: form-data; name="password"\r\n\r\nredacted\r\n--',
      ],
    ],
    (text, expected) => {
      expect(scrubbed(text)).toBe(expected);
    },
  );
});

describe('what is no credential stays', () => {
  testRows(
    'hold',
    [
      '{"password": "{{password}}", "token": "<string>", "secret": null, "apiKey": "YOUR_API_KEY"}',
      '{"token_type": "Bearer", "next_page_token": "abc", "tokenCount": 5, "keyword": "abc", "monkey": "x"}',
      '{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "hash": "d41d8cd98f00b204e9800998ecf8427e"}',
      'https://example.com/@ana and ana@example.com and git clone https://example.com/a.git',
      'Authorization: Bearer {{token}}',
      'GET /Users/me and /home/feed',
      'customer_subscription_schedule_created_2024_01_31T10_00_00',
    ],
    (text) => {
      expect(scrubbed(text)).toBe(text);
    },
  );

  testRows(
    'in prose:',
    [
      'Password: at least eight characters. The token is required.',
      'Send the API key in the header X-Api-Key, the secret as client_secret.',
      'token (string): the token of the session; Basic authentication or Bearer token.',
      'The access token OAuth2.0-style, a key SHA256-hashed, or the password of 12 characters.',
      '| password | string | The password of the user |',
      'La clave del cliente es su identificador; la contraseña es obligatoria.',
    ],
    (text) => {
      expect(scrubbed(text, true)).toBe(text);
    },
  );
});

describe('wherever they stand', () => {
  testRows(
    'hold',
    [
      ['see https://ana:s3cr3t@example.com/x', 'see https://redacted@example.com/x'],
      ['/Users/ana.lima/Desktop/a.png', '/Users/redacted/Desktop/a.png'],
      ['C:\\Users\\ana\\a.png', 'C:\\Users\\redacted\\a.png'],
      ['the key for tests is 9f8e7d6c5b4a32109f8e7d6c, enjoy', 'the key for tests is redacted, enjoy'],
      ['your API key for tests is 9f8e7d6c5b4a32109f8e7d6c, enjoy', 'your API key for tests is redacted, enjoy'],
      ['admin:$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68L ok', 'admin:redacted ok'],
      ['user ana secret 9 $9$aB.cD/eF0gH1.$iJ2kL3mN4oP5qR6sT7uV8wX9 end', 'user ana secret 9 redacted end'],
      ['$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo', 'redacted'],
      ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- x', 'redacted x'],
      ['postgres://app:s3cr3t@db.example.com/x', 'postgres://redacted@db.example.com/x'],
      ['Contraseña: Tr0ub4dor&3xyz, usuario: ana', 'Contraseña: redacted, usuario: ana'],
      ['Usa la clave kq83JJsl20dkwPq81mZx para probar', 'Usa la clave redacted para probar'],
      ['Mot de passe : Tr0ub4dor3', 'Mot de passe : redacted'],
      ['пароль: Tr0ub4dor3', 'пароль: redacted'],
      ['密码：Tr0ub4dor3 用户', '密码：redacted 用户'],
      [`https://x.example/bot${'123456789'}:AA${'b3'.repeat(17)}/send`, 'https://x.example/botredacted/send'],
      ['log in with password Hunter2-x9, please', 'log in with password redacted, please'],
      ['Use Basic YWRtaW46YWRtaW4= here', 'Use Basic redacted here'],
    ],
    (text, expected) => {
      expect(scrubbed(text, true)).toBe(expected);
    },
  );
});
