/** A fault that cannot be read, or that does not fit the request it is for. The message says what would. */
export class UnusableFault extends TypeError {
  override readonly name = 'UnusableFault';
}
