/** A4, lying. In points. */
export const PAGE_WIDTH = 841.89
export const MARGIN = 28
export const CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
