import { SignUp, signUp } from '@/services/auth/sign-up'
import { anyone, router } from '../init'

export const account = router({
  signUp: anyone.input(SignUp).mutation(({ ctx, input }) => signUp(input, ctx.address)),
})
