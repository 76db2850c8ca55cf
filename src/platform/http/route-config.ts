import type { FastifyRequest } from 'fastify'
import type { Actor } from '../authority/actor.ts'
import type { Operation } from '../authority/permissions.ts'
import type { ForeseeAs } from '../command/dry-run.ts'
import type { Db } from '../db/client.ts'
import type { Statement } from '../db/pipeline.ts'
import type { Caller } from '../shared/caller.ts'
import type { PersonalField } from '../shared/etag.ts'
import type { Release } from '../shared/fair-queue.ts'
import type { Language } from '../shared/language.ts'
import type { ProblemCode } from '../shared/problems.ts'
import type { ReportSettings } from '../tables/report.ts'
import type { Deprecated } from './deprecation.ts'
import type { Cost, CostOf } from './shares.ts'
import type { UploadLimit } from './uploads.ts'

/** The record that a path names. */
export interface Subject {
  /** The answer where its id is malformed. */
  notFound: ProblemCode
  /** Looks for it, and refuses where there is none or this actor may not see it. */
  find: (asked: Pick<FastifyRequest, 'db' | 'actor'>, params: PathParams) => Promise<unknown>
}

/** The parameters of our paths, as text; a path has those that it names. */
export type PathParams = Record<'id' | 'version' | 'month' | 'position' | 'linkId' | 'disclosureId', string>

export function resource(notFound: ProblemCode, find: Subject['find']): Subject {
  return { notFound, find }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the permission table that this route is, or `public` where no key is needed. */
    access?: Operation | 'public'
    /** The problems of its own that this route can answer; those of its kind are added to them. */
    problems?: readonly ProblemCode[]
    /** The record that the path names, if it names one. */
    subject?: Subject
    /** That it is to go, and when. */
    deprecated?: Deprecated
    /** A second person's decision on the record: it names, by `If-Match`, what that person read. */
    decides?: true
    /** An action that is done on what was read where its `If-Match` says so. */
    takesIfMatch?: true
    /** This route takes a file instead of JSON. */
    upload?: UploadLimit
    /**
     * What it reads first, where that is known before the caller is: sent along with the question who that is, for a
     * credential that was in order lately.
     */
    readsAhead?: (request: Pick<FastifyRequest, 'params' | 'query' | 'headers'>) => Statement | null
    /** What it takes of the service, which decides how many of its kind one caller may have under way. */
    cost?: Cost | CostOf
    /** The field of the answer's records that holds personal data: who reads it is noted, who may not does not get it. */
    personalData?: PersonalField
  }
  interface FastifyInstance {
    reportSettings: ReportSettings
    /** Tells what a dry run would raise. */
    foresee: ForeseeAs<Actor>
    /** How long a refusal of too much at once (429) is held back. */
    refusalPauseMs: number
  }
  interface FastifyRequest {
    /** Set by authentication on every route that is not public. */
    actor: Actor
    /** Who asks, as of now, for an answer that goes on: refuses where the credential has ended, or may this no more. */
    recogniseAgain(): Promise<Actor>
    /** Whose turn it is; the network at first, the person once recognised. */
    caller: Caller
    /** The database in this caller's turn. */
    db: Db
    /** What it holds of its caller's shares. */
    shares?: Release[] | undefined
    /** The reader's language. */
    readLanguage(): Language
  }
}
