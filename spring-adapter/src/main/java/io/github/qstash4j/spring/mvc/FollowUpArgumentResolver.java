package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a consumer the {@link FollowUp} of its delivery. */
final class FollowUpArgumentResolver implements HandlerMethodArgumentResolver {

    private final ObjectProvider<QStash> client;

    FollowUpArgumentResolver(ObjectProvider<QStash> client) {
        this.client = client;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FollowUp.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return FollowUp.of(
                client.getObject(),
                ConsumerExchange.required(request, parameter).delivery());
    }
}
