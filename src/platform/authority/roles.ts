import { pgEnum } from 'drizzle-orm/pg-core'

/** What a person or a key is for; the permission table says what each may do. */
export const role = pgEnum('role', ['finance', 'verifier', 'auditor', 'integration', 'admin'])
export type Role = (typeof role.enumValues)[number]
