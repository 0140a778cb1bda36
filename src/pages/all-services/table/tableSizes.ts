export const HEADER_HEIGHT_PX = 36;
export const ROW_HEIGHT_PX = 38;

/** Service, total, share, change, trend, actions. */
export const TABLE_COLUMNS = 'minmax(160px, 1.4fr) minmax(150px, 1fr) 90px minmax(190px, 1.8fr) 190px 270px';

export const SPARKLINE_WIDTH_PX = 132;
export const SPARKLINE_HEIGHT_PX = 24;
