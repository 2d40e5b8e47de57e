/** Goes on to an address of this site only; a worker, who has no desk, to the phone pages. */
export function safeNext(next: string | null, role: string): string {
  if (role === 'worker' && !next?.startsWith('/m')) return '/m';
  if (next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) return next;
  return role === 'worker' ? '/m' : '/desk';
}
