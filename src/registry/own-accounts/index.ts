// A person's own account: how she gets in, who confirmed her, and who helped her.
export { ownAccountRoutes } from './routes.ts';
export { isSameName, readDocument } from './rules.ts';
export { confirmByPolice, phonesToReach, refusalOfUnverified, unverifiedOf } from './service.ts';
export { openAtCounter } from './service-counter.ts';
export { helpedMessage, needsAgreement, takeAgreement } from './service-help.ts';
export { recordSignedHelp } from './service-signed-help.ts';
export { forgetHelped } from './store-forget.ts';
