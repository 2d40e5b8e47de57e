// The open catalogues: what is on offer, who teaches, what it is worth, how it is claimed. For everybody, without login.
export { headOf, type PageHead } from './heads.ts';
export { LiveBook } from './live-book.ts';
export { catalogueRoutes as openCatalogueRoutes } from './routes.ts';
export { decideChange, proposeChange } from './service-changes.ts';
export { listedPlatforms } from './service-platforms.ts';
