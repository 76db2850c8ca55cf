/** A4, lying. In points. */
export const PAGE_WIDTH = 841.89
export const MARGIN = 28
export const CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
const PAGE_HEIGHT = 595.28
/** Below it, for what every page says of the file. */
export const FOOTER_HEIGHT = 18
export const CONTENT_HEIGHT = PAGE_HEIGHT - 2 * MARGIN - FOOTER_HEIGHT
