import { memoize } from '../memo.ts';
import { words } from '../words.ts';

/** Endings that name a credential however the word before is joined to it: `access_token`, `xApiKey`, `userpassword`. */
const ENDING =
  /(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|motdepasse|contrasena|senha|secret|token|(?:api|apis|app|application|access|secret|private|auth|encryption|signing|subscription|account|master|license|licence|service|client|consumer|shared|session|admin|webhook|ssh|rsa|hmac|server|developer|dev|user|integration|write|functions?|rapid|identity|security|merchant|project)key|credentials?|authorization|signature|cookie|sessionid|sessid|appid|connectionstring|dsn|mnemonic|seedphrase|(?:auth|authorization|verification|access|security|otp|mfa|totp|backup|recovery)code|xauth)$/;
/** Short words that name one only when they stand alone or after another word. */
const WORD =
  /^(?:passe?|pwd|pw|pin|otp|totp|cvv2?|cvc2?|jwt|bearer|sid|sig|hmac|pat|auth|csrf|xsrf|creds?|apikeys?|secrets)$/;
/** Names in other languages, in letters that `words` does not know or whole. */
const FOREIGN =
  /(?:парол[ьяиюе]|токена?|密码|密碼|密钥|密鑰|口令|令牌|パスワード|비밀번호|parola|has[lł]o|[şs]ifre|l[öo]senord|salasana)$/iu;
/** Tokens that only tell where a list goes on. */
const CURSOR =
  /(?:page|next|prev|previous|cursor|continuation|sync|resume|scroll|delta|start|offset|marker|client)token$/;
/** What may stand behind the telling word: `password_confirmation`, `tokenValue`, `password2`. */
const AFTER =
  /^(?:\d+|value|values?|hash|hashed|confirmation|confirm|confirmed|again|repeat|repeated|new|old|current|header|string|text|plain|base64|b64|enc|encrypted|raw|live|test|prod|production|sandbox|staging|dev|env|salt)$/;

/**
 * Whether a header, parameter, key or variable of this name holds a credential: `X-Api-Key`, `clientSecret`,
 * `new_password`. Names such as `token_type`, `tokens` or `nextPageToken` hold none.
 */
export const isSecretName = memoize((name: string): boolean => {
  const list = [...words(name)];
  while (list.length > 1 && AFTER.test(list.at(-1) ?? '')) {
    list.pop();
  }
  const joined = list.join('').replace(/\d+$/, '');
  if (CURSOR.test(joined)) {
    return false;
  }
  return FOREIGN.test(name) || ENDING.test(joined) || WORD.test((list.at(-1) ?? '').replace(/\d+$/, ''));
});

/** Whether a name speaks of a key or the like, so that a random value under it is one: `key`, `x-goog`, `hash`. */
export const isSuspectName = memoize((name: string): boolean =>
  /key|auth|hash|sign|cert|nonce|api|client|session/i.test(name),
);
/** Whether a name is that of a password, which JSON Schema has a format for. */
export const isPasswordName = memoize((name: string): boolean =>
  /(?:password|passwd|passphrase|passwort|kennwort|contrasena|senha|pwd)(?:\d*|confirm(?:ation)?|again|repeat)$/.test(
    words(name).join(''),
  ),
);
