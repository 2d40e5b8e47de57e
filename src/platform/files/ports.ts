/** A scanner for harmful contents. It is a system that is not ours; see stand-in-scanner.ts. */
export interface Scanner {
  /** Kept with each file that it let in. */
  readonly name: string;
  /** True when nothing harmful was found. Throws when it cannot be asked; the file is then refused. */
  isClean(content: Uint8Array): Promise<boolean>;
}
