import { connect, type Center, type ConnectOptions } from '@cordboard/core';
import { CenterToken, tokensOf, typedInject } from '@cordboard/core/di';
import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

/** Nest's `Inject` for the tokens of a center: a parameter of another type than its token resolves to does not compile. */
export const InjectPort = typedInject(Inject);

const portOf = (port: 'agents' | 'queues' | 'routing' | 'campaigns'): Provider => ({
  provide: tokensOf()[port],
  useFactory: (center: Center) => center[port],
  inject: [CenterToken],
});

/** One center for the whole application, and its ports. */
@Module({})
export class CordboardModule implements OnApplicationShutdown {
  constructor(@InjectPort(CenterToken) private readonly center: Center) {}

  static forRoot(config: string | object, options?: ConnectOptions): DynamicModule {
    const ports = (['agents', 'queues', 'routing', 'campaigns'] as const).map(portOf);
    return {
      module: CordboardModule,
      global: true,
      providers: [{ provide: CenterToken, useFactory: () => connect(config, options) }, ...ports],
      exports: [CenterToken, ...ports],
    };
  }

  /** Later than `onModuleDestroy`: the requests under way were answered by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.center.close();
  }
}
