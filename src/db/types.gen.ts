// biome-ignore lint/suspicious/noEmptyInterface: stands until the types are generated
export interface DB {}
