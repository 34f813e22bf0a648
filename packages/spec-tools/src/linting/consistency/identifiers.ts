/**
 * Check digits of the tax and personal numbers that examples show. The algorithms are those that the authorities
 * publish: Receita Federal (CPF, CNPJ), SII (RUT), RENAPO (CURP).
 */

const digitsOf = (text: string): readonly number[] => [...text].map(Number);

/** A digit modulo 11 over weights, as CPF and CNPJ have it: 0 where the rest is below 2. */
function modulo11(digits: readonly number[], weights: readonly number[]): number {
  const rest = digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}

/** Whether the last two of eleven digits check the first nine. */
export function isCpf(text: string): boolean {
  const digits = digitsOf(text);
  const falling = (from: number) => Array.from({ length: from - 1 }, (_, index) => from - index);
  return (
    /^\d{11}$/.test(text) &&
    modulo11(digits.slice(0, 9), falling(10)) === digits[9] &&
    modulo11(digits.slice(0, 10), falling(11)) === digits[10]
  );
}

/** Whether the last two of fourteen digits check the first twelve. */
export function isCnpj(text: string): boolean {
  const digits = digitsOf(text);
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return (
    /^\d{14}$/.test(text) &&
    modulo11(digits.slice(0, 12), weights.slice(1)) === digits[12] &&
    modulo11(digits.slice(0, 13), weights) === digits[13]
  );
}

/** Whether the character after the dash checks the number before it; ten is written `K`. */
export function isRut(text: string): boolean {
  const [, number = '', check = ''] = /^(\d{7,8})-([\dkK])$/.exec(text) ?? [];
  const sum = digitsOf(number)
    .toReversed()
    .reduce((total, digit, index) => total + digit * (2 + (index % 6)), 0);
  const expected = 11 - (sum % 11);
  const shown = expected === 11 ? '0' : expected === 10 ? 'K' : String(expected);
  return number !== '' && check.toUpperCase() === shown;
}

const CURP_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

/** Whether a CURP has its form and its last digit checks the rest. */
export function isCurp(text: string): boolean {
  if (!/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/.test(text)) {
    return false;
  }
  const sum = [...text.slice(0, 17)].reduce(
    (total, letter, index) => total + CURP_ALPHABET.indexOf(letter) * (18 - index),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(text[17]);
}

/** The day of birth in a CURP or in a person's RFC, as `00-01-01`. */
export function birthDay(text: string): string | undefined {
  const [, year, month, day] = /^[A-ZÑ&]{4}(\d{2})(\d{2})(\d{2})/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
