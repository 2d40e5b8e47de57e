import { absentPointer } from '../absent.ts';
import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { WORDS } from '../claim-line.ts';
import { readWords } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';

/** The person holds a certificate of one of these kinds. `holds-certificate: {kinds: [skill-level]}` */
export const holdsCertificate: Mechanism<{ readonly kinds: readonly string[] }> = {
  name: 'holds-certificate',
  read(source) {
    const keys = source.map({ required: ['kinds'] });
    const kinds = readWords(keys.get('kinds'), WORDS.certificateKinds, 'kind of certificate');
    return kinds.length === 0 ? undefined : { kinds };
  },
  compile({ kinds }) {
    const wanted = new Set(kinds);
    return {
      facts: ['/certificate/kind'],
      test: (c) => {
        const { certificate } = c.line;
        if (certificate === null) return NOT_MET;
        if (certificate?.kind === undefined) return UNKNOWN;
        return wanted.has(certificate.kind) ? MET : NOT_MET;
      },
      missing: (c, into) => {
        into.add(absentPointer(c.line, '/certificate/kind'));
      },
    };
  },
  settings: ({ kinds }) => [{ name: 'kinds', kind: 'words', list: 'certificateKinds', value: kinds }],
  words: {
    'own-certificate': ({ c }, { vocabulary }) => {
      const kind = c.line.certificate?.kind;
      return kind === undefined ? '本人没有证书' : `本人的是${vocabulary.label('certificateKinds', kind)}`;
    },
  },
};
