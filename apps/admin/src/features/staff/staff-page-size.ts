/** Rows of the staff list; the server loads the same page ahead. */
export const staffPerPage = 50;
