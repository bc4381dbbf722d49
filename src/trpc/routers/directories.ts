import { z } from 'zod'
import { createDirectory, NewDirectory } from '@/services/directories/create'
import { createSecret, NewSecret } from '@/services/inbound/create-secret'
import { createWebsite, NewWebsite } from '@/services/inbound/create-website'
import { importPeople, PeopleImport } from '@/services/inbound/import-people'
import { revokeSecret, SecretRef } from '@/services/inbound/revoke-secret'
import { createToken, NewToken } from '@/services/directories/create-token'
import { revokeToken, TokenRef } from '@/services/directories/revoke-token'
import { DirectoryRef, viewDirectoryStake } from '@/services/directories/farewell'
import { DirectoryOrder, setDirectoryOrder } from '@/services/directories/set-order'
import { DirectoryModeChange, setDirectoryMode } from '@/services/directories/set-mode'
import { FailThroughChange, setFailThrough } from '@/services/scim/fail-through/set'
import { viewDirectories, viewDirectory } from '@/services/directories/view'
import { actAsIdp, SimulatedAct } from '@/services/simulate-idp/act'
import { simulateIdp, Simulation } from '@/services/simulate-idp/begin'
import { router, teammate } from '../init'

export const directories = router({
  list: teammate.query(({ ctx }) => viewDirectories(ctx.portal)),
  get: teammate
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => viewDirectory(ctx.portal, input.id)),
  create: teammate.input(NewDirectory).mutation(({ ctx, input }) => createDirectory(ctx.portal, input)),
  setMode: teammate
    .input(DirectoryModeChange)
    .mutation(({ ctx, input }) => setDirectoryMode(ctx.portal, input)),
  setFailThrough: teammate
    .input(FailThroughChange)
    .mutation(({ ctx, input }) => setFailThrough(ctx.portal, input)),
  /** What removing a directory is about. */
  stake: teammate.input(DirectoryRef).query(({ ctx, input }) => viewDirectoryStake(ctx.portal, input)),
  setOrder: teammate.input(DirectoryOrder).mutation(({ ctx, input }) => setDirectoryOrder(ctx.portal, input)),
  simulate: teammate.input(Simulation).mutation(({ ctx, input }) => simulateIdp(ctx.portal, input)),
  /** Something that an administrator would do in the identity provider that is simulated. */
  act: teammate.input(SimulatedAct).mutation(({ ctx, input }) => actAsIdp(ctx.portal, input)),
  createToken: teammate.input(NewToken).mutation(({ ctx, input }) => createToken(ctx.portal, input)),
  createWebsite: teammate.input(NewWebsite).mutation(({ ctx, input }) => createWebsite(ctx.portal, input)),
  createSecret: teammate.input(NewSecret).mutation(({ ctx, input }) => createSecret(ctx.portal, input)),
  importPeople: teammate.input(PeopleImport).mutation(({ ctx, input }) => importPeople(ctx.portal, input)),
  revokeSecret: teammate.input(SecretRef).mutation(({ ctx, input }) => revokeSecret(ctx.portal, input)),
  revokeToken: teammate.input(TokenRef).mutation(({ ctx, input }) => revokeToken(ctx.portal, input)),
})
