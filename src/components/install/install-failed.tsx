import { AuthHeading } from '@/components/auth/auth-heading'
import { Callout } from '@/components/ui/callout'

export function InstallFailed({ failure }: { failure: string }) {
  return (
    <>
      <AuthHeading title="The store was not installed">Nothing was changed in it.</AuthHeading>
      <Callout kind="error">{failure}</Callout>
    </>
  )
}
