package io.github.qstash4j.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Fails when the consumer has returned, as a commit may, and answers for it. */
@ControllerAdvice
class FailsLater implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public void postHandle(
                            HttpServletRequest request,
                            HttpServletResponse response,
                            Object handler,
                            @Nullable ModelAndView view) {
                        throw new ArrayStoreException("too late");
                    }
                })
                .addPathPatterns("/jobs/fails-later");
    }

    @ExceptionHandler(ArrayStoreException.class)
    ResponseEntity<String> late() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("advised");
    }
}
