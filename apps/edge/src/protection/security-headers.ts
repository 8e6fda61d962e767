/**
 * Nothing here is ever a page: a browser that is led to show an answer shows it as nothing more than text. What belongs to
 * TLS, such as Strict-Transport-Security, is said by whoever ends it in front of us.
 */
export const SECURITY_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-site",
  "x-content-type-options": "nosniff",
};
