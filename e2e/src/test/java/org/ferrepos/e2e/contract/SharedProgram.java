package org.ferrepos.e2e.contract;

import org.ferrepos.e2e.shared.SharedPrograms;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of this package one client of the shared program with the demonstration company. */
final class SharedProgram implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContractApi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedProgram.class))
                .computeIfAbsent(
                        ContractApi.class,
                        key -> ContractApi.of(SharedPrograms.whole().program().baseUrl()),
                        ContractApi.class);
    }
}
