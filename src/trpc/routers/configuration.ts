import { CandidateConfiguration, checkConfiguration } from '@/services/configuration/check'
import { ConfigurationRevert, revertConfiguration } from '@/services/configuration/revert'
import { ConfigurationChange, saveConfiguration } from '@/services/configuration/save'
import {
  compareVersions,
  listVersions,
  VersionRef,
  VersionsCompared,
  VersionsPage,
  viewConfiguration,
  viewVersion,
} from '@/services/configuration/view'
import { router, teammate } from '../init'

export const configuration = router({
  get: teammate.query(({ ctx }) => viewConfiguration(ctx.portal)),
  versions: teammate.input(VersionsPage).query(({ ctx, input }) => listVersions(ctx.portal, input)),
  version: teammate.input(VersionRef).query(({ ctx, input }) => viewVersion(ctx.portal, input)),
  compare: teammate.input(VersionsCompared).query(({ ctx, input }) => compareVersions(ctx.portal, input)),
  /** Whether a document could be saved, without saving it. */
  validate: teammate
    .input(CandidateConfiguration)
    .query(({ ctx, input }) => checkConfiguration(ctx.portal, input)),
  save: teammate
    .input(ConfigurationChange)
    .mutation(({ ctx, input }) => saveConfiguration(ctx.portal, input)),
  revert: teammate
    .input(ConfigurationRevert)
    .mutation(({ ctx, input }) => revertConfiguration(ctx.portal, input)),
})
