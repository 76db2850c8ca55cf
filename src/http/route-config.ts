import type { Actor } from '../access/actor.ts'
import type { Operation } from '../access/permissions.ts'
import type { Language } from '../shared/language.ts'
import type { ProblemCode } from '../shared/problems.ts'

import 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the permission table that this route is, or `public` where no key is asked for. */
    access?: Operation | 'public'
    /** The problems of its own that this route can answer; those of its kind are added to them. */
    problems?: readonly ProblemCode[]
    /** The record that the path names first: what to answer when its id is malformed, unknown, or not for this actor to see. */
    subject?: { notFound: ProblemCode; exists: (id: string, actor: Actor) => Promise<boolean> }
  }
  interface FastifyRequest {
    /** Set by authentication on every route that is not public. */
    actor: Actor
    /** The language that the reader asked for. */
    readLanguage(): Language
  }
}
