import { type Pointer, refuseAt } from '../platform/shared/errors.ts'

/** Where the single sign-on is believed: by whom, or null where nobody is yet. */
export interface Believed {
  ssoIssuer: string | null
}

/** Refuses an identity that could never come in: 422 `unknown_issuer`. */
export function assertKnownIssuer({ ssoIssuer }: Believed, issuer: string, pointer: Pointer): void {
  if (ssoIssuer !== null && issuer !== ssoIssuer) refuseAt(pointer, 'unknown_issuer', { issuer: ssoIssuer })
}
