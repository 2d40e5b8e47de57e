import { absentPointer } from '../absent.ts';
import { levelOfCertificate, MET, NOT_MET, UNKNOWN } from '../case.ts';
import type { Body, Mechanism } from './mechanism.ts';

/** The certificate is of the class's own occupation or level. `certificate-fits-class: occupation` */
export const certificateFitsClass: Mechanism<{ readonly by: 'occupation' | 'level' }> = {
  name: 'certificate-fits-class',
  read(source) {
    const by = source.word(['occupation', 'level'] as const, 'way to fit');
    return by === undefined ? undefined : { by };
  },
  compile: ({ by }) => (by === 'occupation' ? OCCUPATION_FITS : LEVEL_FITS),
};

const OCCUPATION_FITS: Body = {
  facts: ['/training/occupation', '/certificate/occupation'],
  test: (c) => {
    const wanted = c.line.training?.occupation;
    if (wanted === undefined) return MET;
    const held = c.line.certificate?.occupation;
    return held === undefined ? UNKNOWN : held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    into.add(absentPointer(c.line, '/certificate/occupation'));
  },
};

const LEVEL_FITS: Body = {
  facts: ['/training/level', '/certificate/level'],
  test: (c) => {
    const { training, certificate } = c.line;
    const wanted = training?.level;
    const isOpen = training?.levelUnknown === true;
    if ((wanted === undefined && !isOpen) || certificate === null) return MET;
    const held = certificate === undefined ? undefined : levelOfCertificate(certificate);
    if (held === undefined) return UNKNOWN;
    if (held === null) return MET;
    return isOpen ? UNKNOWN : held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    if (c.line.training?.levelUnknown) into.add('/training/level');
    const { certificate } = c.line;
    const held = certificate ? levelOfCertificate(certificate) : certificate;
    if (held === undefined) into.add(absentPointer(c.line, '/certificate/level'));
  },
};
