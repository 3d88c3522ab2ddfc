/**
 * Something that an operator is to mend, such as a key that a vendor does not believe. Its text is a constant of ours, so
 * that it may be reported as it is: never put anything of a person into it.
 */
export class OperatorFault extends Error {
  override readonly name: string = 'OperatorFault';
}
