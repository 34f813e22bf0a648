/**
 * A random UUID (RFC 9562, 5.4), also where `crypto` has no `randomUUID`: under jsdom as Jest 29 has it, and in pages
 * that did not come over https.
 */
export function uuid(): string {
  return (
    crypto.randomUUID?.() ??
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(
        16,
      ),
    )
  );
}
