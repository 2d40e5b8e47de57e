import type { PlatformProbe } from '../../training/online-training/index.ts';

/** Asks by HTTP HEAD; reads nothing of the answer but its code. */
export const httpProbe: PlatformProbe = {
  async ask(link, seconds) {
    try {
      const answer = await fetch(link, {
        method: 'HEAD',
        redirect: 'follow',
        signal: AbortSignal.timeout(seconds * 1000),
      });
      return answer.status;
    } catch {
      // No name, no way, no answer in time: it does not answer, whatever the reason.
      return null;
    }
  },
};

/** The stand-in of the demonstration and of tests, whose platforms do not exist: all answer but those called silent. */
export const standInProbe: PlatformProbe = {
  ask: async (link) => (link.includes('silent') ? null : 200),
};
