/** Goes on to an address of this site only. */
export function safeNext(next: string | null, role: string): string {
  if (next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) return next;
  return role === 'worker' ? '/m' : '/desk';
}
