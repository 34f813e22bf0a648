/**
 * Words by which a request's name or folder says that it is sent to be refused, in the languages collections are
 * commonly written in. Words that harmless requests use as well ("without", "missing") count only beside what a
 * request must have.
 */
const NEGATIVE = new RegExp(
  [
    // English
    String.raw`\binvalid|\bnegative\b|\bmalformed\b|\bincorrect\b|\bwrong\b|\bnon-?\s?exist|\bnot[- ]exist|\bunauthori[sz]ed\b|\bforbidden\b|\bunsupported\b`,
    String.raw`\b(?:no|without|missing|empty|expired|bad) (?:an? |the |valid |any )?(?:\w+ )?(?:token|auth|authorization|credentials?|api[- ]?key|required|mandatory|body|payload|json|login)\b`,
    String.raw`\b(?:should|must|will|to) (?:not|fail|be (?:rejected|refused|denied))\b|\b(?:instead of|is a number|is null|is missing|too (?:long|short|large|big))\b|\berror case|\b4\d\d\b|\bdoes(?:n't| not) exist`,
    // Spanish, Portuguese, Italian, French
    String.raw`\binv[aá]lid[oa]s?\b|\bincorrect[oa]s?\b|\berr[oó]ne[oa]s?\b|\binexistente|\bnegativ[oa]s?\b|\bnon valid[eoi]\b|\binvalides?\b|\bincorrecte?s?\b|\bn[ãa]o autorizado`,
    // German, Dutch, Polish
    String.raw`ung[uü]ltig|fehlerhaft|falsche[rsnm]?\b|ongeldig|nieprawid[lł]`,
    // Russian, Ukrainian
    'неверн|недопустим|невалид|некоррект|негатив|несуществ|неподдержив|невірн|недійсн',
    // Chinese, Japanese, Korean
    '无效|错误|非法|不存在|異常|無効|잘못',
  ].join('|'),
  'iu',
);

/** Whether a request is meant to be refused, by its own name and those of its folders. */
export function isNegativeTest(names: readonly string[]): boolean {
  return names.some((name) => NEGATIVE.test(name.replace(/[_]+/g, ' ')));
}
